/** Fills the reference from the OpenAPI document; without script, the page links to it. */
const place = document.querySelector('[data-reference]');

const element = (name, text, attributes = {}) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...[text].flat().map((part) => plain(part)));
  return made;
};

/** Text between backticks is code. */
const plain = (part) => {
  if (typeof part !== 'string') return part;
  const fragment = document.createDocumentFragment();
  part.split('`').forEach((piece, i) => fragment.append(i % 2 ? element('code', [new Text(piece)]) : piece));
  return fragment;
};

const row = (parameter) => {
  const allowed = parameter.schema?.enum?.join(', ') ?? parameter.schema?.type ?? '';
  return element('tr', [
    element('td', [element('code', [new Text(parameter.name)])]),
    element('td', parameter.in),
    element('td', [parameter.description ?? '', allowed ? ` (${allowed})` : '']),
  ]);
};

const operation = (path, method, described) => {
  const heading = element('h3', [element('span', method.toUpperCase(), { className: 'method' }), ' ', element('code', [new Text(path)])]);
  const parts = [heading, element('p', described.summary ?? '')];
  if (described.description) parts.push(element('p', described.description));
  if (described.parameters?.length) parts.push(element('table', [element('tbody', described.parameters.map(row))]));
  return parts;
};

try {
  const { paths } = await (await fetch('/openapi.json')).json();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => operation(path, method, described)),
  );
  place.append(...operations);
} catch {
  // The link to the document stands above, and says it all.
}
