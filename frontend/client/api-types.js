/*
 * Writes the types of the API from its OpenAPI document: `node client/api-types.js http://localhost:8080` prints src/api.ts.
 *
 * A script of our own and no package: the document is simple, and the usual generator needs an older compiler.
 */
import { argv, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';

/**
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {string | string[]} [type]
 * @property {string} [format]
 * @property {string} [description]
 * @property {readonly unknown[]} [enum]
 * @property {unknown} [const]
 * @property {Schema} [items]
 * @property {Readonly<Record<string, Schema>>} [properties]
 * @property {Schema | boolean} [additionalProperties]
 * @property {readonly string[]} [required]
 * @property {readonly Schema[]} [oneOf]
 * @property {readonly Schema[]} [anyOf]
 * @property {readonly Schema[]} [allOf]
 */

const HEAD = '// Written by `npm run api` from the server’s /openapi.json; a test fails where the two differ.\n';

/** Paths that this client does not use. Types that only they need are left out. */
const NEWSROOM = '/api/v1/newsroom/';

/**
 * The text of src/api.ts for an OpenAPI document: one type a schema, by name, of those that the doors for readers lead to.
 *
 * @param {{ paths: Readonly<Record<string, unknown>>, components: { schemas: Readonly<Record<string, Schema>> } }} document
 * @returns {Promise<string>}
 */
export async function typesOf({ paths, components }) {
  const doors = Object.entries(paths).filter(([path]) => !path.startsWith(NEWSROOM));
  const used = namesIn(doors, components.schemas, new Set());
  const named = Object.entries(components.schemas)
    .filter(([name]) => used.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const types = named.map(([name, schema]) => `${note(schema)}${declaration(name, schema)}\n`);
  return format([HEAD, ...types].join('\n'), { parser: 'typescript', printWidth: 120, singleQuote: true });
}

/**
 * The schemas that a part of the document names, and those that they name; all are added to `found`.
 *
 * @param {unknown} part
 * @param {Readonly<Record<string, Schema>>} schemas
 * @param {Set<string>} found
 * @returns {Set<string>}
 */
function namesIn(part, schemas, found) {
  for (const [, name = ''] of JSON.stringify(part ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (!found.has(name)) namesIn(schemas[name], schemas, found.add(name));
  }
  return found;
}

/**
 * @param {string} name
 * @param {Schema} schema
 * @returns {string}
 */
function declaration(name, schema) {
  const isRecord = schema.properties !== undefined && schema.allOf === undefined;
  return isRecord ? `export interface ${name} ${record(schema)}` : `export type ${name} = ${typeOf(schema)};`;
}

/**
 * @param {Schema | undefined} schema
 * @returns {string}
 */
function typeOf(schema) {
  if (schema === undefined) return 'unknown';
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const some = schema.oneOf ?? schema.anyOf;
  if (some !== undefined) return some.map(typeOf).join(' | ');
  if (schema.allOf !== undefined) return schema.allOf.map(typeOf).join(' & ');
  return [schema.type ?? 'any']
    .flat()
    .map((type) => plain(type, schema))
    .join(' | ');
}

/**
 * @param {string} type
 * @param {Schema} schema
 * @returns {string}
 */
function plain(type, schema) {
  if (type === 'array') return `readonly (${typeOf(schema.items)})[]`;
  if (type === 'object') return record(schema);
  if (type === 'integer') return 'number';
  return type === 'any' ? 'unknown' : type;
}

/**
 * @param {Schema} schema
 * @returns {string}
 */
function record({ properties, additionalProperties, required = [] }) {
  if (properties === undefined) {
    const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
    return `Readonly<Record<string, ${values}>>`;
  }
  const members = Object.entries(properties).map(
    ([name, schema]) => `${note(schema)}readonly ${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};`,
  );
  return `{\n${members.join('\n')}\n}`;
}

/**
 * @param {Schema} schema
 * @returns {string}
 */
function note({ description }) {
  return description === undefined ? '' : `/** ${description.replaceAll('*/', '*\\/')} */\n`;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const answer = await fetch(`${argv[2] ?? 'http://localhost:8080'}/openapi.json`);
  stdout.write(await typesOf(await answer.json()));
}
