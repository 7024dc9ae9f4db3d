'use strict';

// Shows /openapi.json. Whatever comes from it is written as text, never as markup.
const made = (tag, text, ...children) => {
  const node = document.createElement(tag);
  if (text !== null) node.textContent = text;
  node.append(...children);
  return node;
};

const table = (heads, rows) => {
  const all = made('table', null, made('tr', null, ...heads.map((head) => made('th', head))));
  for (const row of rows) all.append(made('tr', null, ...row.map((cell) => made('td', null, cell))));
  return all;
};

// Schemas with their references put in, as deep as they go.
const whole = (api, schema, above = []) => {
  if (Array.isArray(schema)) return schema.map((one) => whole(api, one, above));
  if (schema === null || typeof schema !== 'object') return schema;
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    return above.includes(name) ? { $ref: name } : whole(api, api.components.schemas[name], [...above, name]);
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, whole(api, value, above)]));
};

const contents = (api, content) => Object.entries(content || {}).map(([type, { schema }]) =>
  made('details', null, made('summary', type), made('pre', JSON.stringify(whole(api, schema), null, 2))));

const guards = (operation) => (operation.security || [])
  .map((one) => Object.entries(one).map(([scheme, scopes]) => [scheme, ...scopes].join(' ')).join(' and '))
  .join(', or ') || 'open to everybody';

const shown = (api, path, method, operation) => {
  const head = made('summary', null, made('span', method), ` ${path} `, made('span', operation.summary));
  head.children[0].className = 'method';
  head.children[1].className = 'what';
  const body = made('details', null, head, made('p', `Needs: ${guards(operation)}`));
  body.id = operation.operationId;
  if (operation.parameters) {
    body.append(made('h3', 'Parameters'), table(['name', 'in', 'what', 'shape'], operation.parameters.map((one) => [
      made('code', one.name), one.in + (one.required ? ', required' : ''), one.description,
      made('code', JSON.stringify(whole(api, one.schema)))])));
  }
  if (operation.requestBody) body.append(made('h3', 'Body'), ...contents(api, operation.requestBody.content));
  body.append(made('h3', 'Answers'), table(['status', 'what', 'headers', 'body'],
    Object.entries(operation.responses).map(([status, reply]) => [
      made('code', status), reply.description, Object.keys(reply.headers || {}).join(', '),
      made('div', null, ...contents(api, reply.content))])));
  return body;
};

const page = async () => {
  const place = document.getElementById('operations');
  try {
    const answer = await fetch('/openapi.json');
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const api = await answer.json();
    document.getElementById('title').textContent = `${api.info.title} ${api.info.version}`;
    const groups = new Map();
    for (const [path, methods] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const tag = operation.tags[0];
        if (!groups.has(tag)) groups.set(tag, []);
        groups.get(tag).push(shown(api, path, method, operation));
      }
    }
    place.replaceChildren(...[...groups].map(([tag, all]) => made('section', null, made('h2', tag), ...all)));
    document.getElementById('filter').addEventListener('input', (event) => {
      const words = event.target.value.toLowerCase().split(/\s+/);
      for (const one of place.querySelectorAll('section > details')) {
        const text = one.firstChild.textContent.toLowerCase();
        one.hidden = !words.every((word) => text.includes(word));
      }
    });
    if (location.hash) document.getElementById(location.hash.slice(1))?.setAttribute('open', '');
  } catch (failure) {
    place.replaceChildren(made('p', `The description could not be read: ${failure.message}`));
  }
};

page();
