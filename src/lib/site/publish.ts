import { existsSync, renameSync, rmSync } from 'node:fs';

/** Folders beside that of the site, for the build that is going on and for the site that it replaces. */
export function foldersBeside(site: string): { next: string; last: string } {
  const path = site.replace(/[\\/]+$/, '');
  return { next: `${path}.building`, last: `${path}.last` };
}

/**
 * Put a finished build in the place of the site: two renames, so that there is never half a site. A run that ends between them
 * leaves the old site under its other name, and the next one goes on from there.
 * @throws if the folders are not on one file system
 */
export function publishSite(site: string): void {
  const { next, last } = foldersBeside(site);
  if (existsSync(site)) {
    rmSync(last, { recursive: true, force: true });
    renameSync(site, last);
  }
  renameSync(next, site);
  rmSync(last, { recursive: true, force: true });
}
