/** What `main.ts` is started with to do a share of a comparison's runs (`compare-seeds.ts`). */
export const SHARE_OF_RUNS = 'share-of-runs';
