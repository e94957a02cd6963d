export { formatFollowers } from './format-report.ts';
export { importFollowers, type FollowersOptions, type FollowersReport } from './import.ts';
