/** The part of citation.js that the tests use; it has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: { input: { chain(data: string, options: { forceType: string; generateGraph: boolean }): unknown } };
}
declare module '@citation-js/plugin-ris';
