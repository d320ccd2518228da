# The image of web, worker and beat; docker-compose.yml says how they run.

FROM node:20-bookworm-slim AS node
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 STATIC_ROOT=/app/static-collected CAPTURES_ROOT=/var/lib/waqia/captures MODELS_ROOT=/var/lib/waqia/models
RUN apt-get update \
    && apt-get install -y --no-install-recommends gdal-bin gettext \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home waqia \
    && install -d -o waqia /var/lib/waqia/captures /var/lib/waqia/models
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
COPY --from=node /app/node_modules node_modules
# Neither command opens the database or Redis, but the settings ask for all three.
RUN export SECRET_KEY=build DATABASE_URL=postgis:///none REDIS_URL=redis://none \
    && for catalog in locale/*/LC_MESSAGES/*.po; do msgfmt --check-format -o "${catalog%.po}.mo" "$catalog" || exit; done \
    && python manage.py collectstatic --no-input
USER waqia
EXPOSE 8000
