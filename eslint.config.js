import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** The only components that may put a string into the page as markup; what they print is made in `src/lib/print` and `src/lib/formats`. */
const MARKUP_COMPONENTS = ['src/components/ui/InlineText.astro', 'src/components/site/JsonLd.astro'];

export default tseslint.config(
  { ignores: ['dist/', '.astro/', '.peerpage/', 'node_modules/'] },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^(_|Props$)' }],
    },
  },
  { files: ['**/*.astro'], ignores: MARKUP_COMPONENTS, rules: { 'astro/no-set-html-directive': 'error' } },
  { files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    // Imports point one way: identifiers <- model <- stages <- harvest, and model <- views, formats <- components, pages.
    files: ['src/components/**', 'src/layouts/**', 'src/pages/**', 'src/lib/views/**', 'src/lib/formats/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['**/lib/sources/**', '**/lib/harvest/**', '**/lib/reconcile/**'] }] },
  },
);
