import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'max-depth': ['error', 3],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/strict-boolean-expressions': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // With noPropertyAccessFromIndexSignature the compiler asks for brackets.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    // The compiler reads the types of these files in comments; the linter does not.
    files: ['**/*.js'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: { fetch: 'readonly', AbortController: 'readonly', URLSearchParams: 'readonly' } },
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  { files: ['src/**', 'client/src/**'], ignores: ['client/src/api.ts'], rules: { 'max-lines': ['error', 200] } },
  // Closures within a function count as part of it. Blocks of unit tests are lists of cases, so they may be longer.
  { files: ['src/**', 'client/src/**', 'e2e/**', '*.ts'], rules: { 'max-lines-per-function': ['error', 60] } },
  {
    // The client is a package of its own, for pages and for Node, so it depends on no page.
    files: ['client/src/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['../*'] }],
      'no-restricted-globals': ['error', 'window', 'document', 'location', 'history'],
    },
  },
  { ignores: ['node_modules', 'client/dist'] },
);
