/** Writes `docs/licences.md` anew, after packages were changed: `npx tsx site/write-licences.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { licenceList, type Lock } from './licence-list.ts';

const lock = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
) as Lock;
writeFileSync(new URL('../docs/licences.md', import.meta.url), licenceList(lock));
