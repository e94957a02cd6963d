/** The sections of the site that its header names. */
export type Section = 'authors' | 'topics' | 'institutions' | 'search';
