import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Folders of the packages that modules of the page or its workers are from. */
const folders = new Set<string>();

const PACKAGE = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Notes where the modules of a bundle are from. Workers have bundles, and plugins, of their own. */
export const noteLicences: Plugin = {
  name: 'note-licences',
  apply: 'build',
  buildEnd() {
    for (const id of this.getModuleIds()) {
      const folder = PACKAGE.exec(id)?.[1];
      if (folder !== undefined) folders.add(folder);
    }
  },
};

/** `licences.txt`: the notice that each licence asks to go with what was made of the package. */
export const licenceNotices: Plugin = {
  name: 'licence-notices',
  apply: 'build',
  generateBundle() {
    const notices = [...folders].filter(hasManifest).map(noticeOf);
    const source = [
      'ECS Sandbox is licensed under Apache-2.0. It is made of, among others:\n',
      ...[...new Set(notices)].toSorted(),
    ].join(`\n${'='.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
  },
};

const hasManifest = (folder: string) => existsSync(join(folder, 'package.json'));

function noticeOf(folder: string): string {
  const { license, name, version } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { license?: string; name: string; version: string };
  const files = readdirSync(folder).filter((file) => /^(?:licen[sc]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const stated = `${name} ${version}: ${license ?? 'see below'}`;
  return [stated, ...texts].join('\n\n') + '\n';
}
