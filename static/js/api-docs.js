/** Swagger UI on #api, from the description that its data-schema names. No outside validator is asked. */
const target = document.getElementById("api");

window.SwaggerUIBundle({
  domNode: target,
  url: target.dataset.schema,
  deepLinking: true,
  validatorUrl: null,
});
