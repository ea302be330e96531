import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules/', 'eslint.config.js', 'scripts/', 'public/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  lit.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // Reducers pass over the changes that do not concern them.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      // Text reaches the page only as text nodes: never as HTML.
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Build nodes or templates, never HTML strings.' },
        { property: 'outerHTML', message: 'Build nodes or templates, never HTML strings.' },
        { property: 'insertAdjacentHTML', message: 'Build nodes or templates, never HTML strings.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['lit/directives/unsafe-*'], message: 'Text is never HTML.' }] },
      ],
    },
  },
);
