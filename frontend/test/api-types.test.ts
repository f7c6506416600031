import { expect, it } from 'vitest';
import { typesOf } from '../client/api-types.js';

it('writes the types of the operations for readers as the OpenAPI document defines them', async () => {
  const types = await typesOf({
    paths: {
      '/api/v1/newsroom/x': { $ref: '#/components/schemas/Secret' },
      '/api/v1/x': { get: { $ref: '#/components/schemas/Whole' } },
    },
    components: {
      schemas: {
        Whole: {
          type: 'object',
          description: 'All */ of it.',
          required: ['id', 'list'],
          properties: {
            id: { type: 'string', description: 'Opaque.' },
            list: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
            kind: { type: 'string', enum: ['a', 'b'] },
            name: { type: ['string', 'null'] },
            size: { type: 'integer', format: 'int64' },
            more: { type: 'object', additionalProperties: { type: 'boolean' } },
            any: {},
          },
        },
        Secret: { type: 'object', properties: { whole: { $ref: '#/components/schemas/Whole' } } },
        Part: { oneOf: [{ $ref: '#/components/schemas/Whole' }, { type: 'number' }] },
      },
    },
  });
  expect(types.split('\n').slice(2).join('\n')).toBe(`export type Part = Whole | number;

/** All *\\/ of it. */
export interface Whole {
  /** Opaque. */
  readonly id: string;
  readonly list: readonly Part[];
  readonly kind?: 'a' | 'b';
  readonly name?: string | null;
  readonly size?: number;
  readonly more?: Readonly<Record<string, boolean>>;
  readonly any?: unknown;
}
`);
});
