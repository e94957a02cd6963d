export { checkFiles, themeStyles } from './integration.ts';
export { ThemeSchema, type Theme } from './schema.ts';
