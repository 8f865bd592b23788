/** Sandboxes that come from elsewhere. Each throws an Error in plain words where there is none. */
import { openText } from '../formats/registry';
import type { SandboxDocument } from '../model/sandbox-document';
import type { SimMicros } from '../model/sim-time';
import { because, placeOf } from './document-notices';

export async function documentOfFile(text: string, fileName: string): Promise<SandboxDocument> {
  const opened = await openText(text, { fileName });
  if (opened.kind === 'import') {
    throw new Error(`“${fileName}”: ${opened.importer.label}, not a saved sandbox.`);
  }
  if (opened.kind === 'refused') {
    const [finding] = opened.result.findings;
    throw new Error(`“${fileName}” ${because(placeOf(finding), finding?.message ?? '')}`);
  }
  return opened.document;
}

/** With the moment that the link points to; null where it names none. */
export async function documentOfLink(
  fragment: string,
): Promise<{ document: SandboxDocument; at: SimMicros | null }> {
  const { fromShareFragment, momentOfFragment } = await import('../formats/share/share-link');
  const loaded = fromShareFragment(fragment);
  if (!loaded.ok) throw new Error(`This link ${because(loaded.path, loaded.reason)}.`);
  return { document: loaded.document, at: momentOfFragment(fragment) };
}
