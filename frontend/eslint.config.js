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
  { files: ['src/**'], rules: { 'max-lines': ['error', 200] } },
  {
    // Whatever else it becomes part of, a session needs no page.
    files: ['src/session/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['../*/*'] }],
      'no-restricted-globals': ['error', 'window', 'document', 'location', 'history'],
    },
  },
  { ignores: ['node_modules'] },
);
