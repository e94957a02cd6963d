/** Longest values kept, in characters, and longest lists, in items. */
export const MAX = {
  title: 2000,
  abstract: 20_000,
  line: 2000,
  name: 500,
  authors: 10_000,
  affiliations: 20,
  institutions: 20,
  notices: 20,
  keywords: 200,
  links: 50,
  identifiers: 50,
  subjects: 50,
} as const;
