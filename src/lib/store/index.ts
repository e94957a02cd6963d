export { checkStore, type Fault } from './check.ts';
export { contentBase, contentFolder } from './content-folder.ts';
export { parseAuthor, readAuthors, type AuthorFile } from './authors.ts';
export { parseRoster, readRosters } from './rosters.ts';
export { filesBelow, parseStored, readJson, StoredFault } from './read-json.ts';
export { readRemovals, REMOVALS } from './removals.ts';
export { newestFirst, openStore, readStore, readStored, type Store, type Stored } from './store.ts';
