export { removeAuthor, type Removed, type RemoveOptions } from './remove.ts';
