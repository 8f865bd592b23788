import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { sandboxFileName } from '../../formats/sandbox/save';
import { withSandbox } from '../../formats/share/png-sandbox';
import type { SandboxDocument } from '../../model/sandbox-document';
import { useParts, useWorkspace } from '../sandbox-context';
import styles from './export.module.css';
import panel from './file-panel.module.css';
import { type PictureChoices, sizeInWords } from './picture-choices';
import type { PictureDrawing } from './picture-drawing';
import { pngOf } from './raster';
import { saveBlob } from './save-blob';
import { usePicture } from './use-picture';

const fileNameOf = (name: string, ending: string): string =>
  sandboxFileName(name).replace(/\.ecs-sandbox\.json$/, ending);

/** Some browsers copy no pictures, and none does on a page served without TLS from elsewhere. */
const canCopyPng = (): boolean =>
  typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function';

/** The same picture with the sandbox inside it: dropped on the page it opens again. */
async function carrying(png: Blob, document: SandboxDocument): Promise<Blob> {
  const bytes = withSandbox(new Uint8Array(await png.arrayBuffer()), document);
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' });
}

interface Props {
  drawing: PictureDrawing;
  choices: PictureChoices;
  /** Why the picture that is asked for is not there yet, in words. */
  waiting: string | null;
  /** What is asked for. */
  children: ReactNode;
}

/** A picture as it will be, its size, and the ways to take it along. */
export function ExportPicture({ drawing, choices, waiting, children }: Props) {
  const parts = useParts();
  const name = useWorkspace((state) => state.name);
  const isPng = choices.format === 'png';
  const { svg, url, size, problem } = usePicture(drawing, choices);
  const isMissing = svg === null || waiting !== null;
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => setTold(null), [choices]);
  const blobOf = (text: string): Promise<Blob> =>
    isPng
      ? pngOf(text, size)
      : Promise.resolve(new Blob([text], { type: 'image/svg+xml;charset=utf-8' }));
  const run = async (work: (text: string) => Promise<string>) => {
    if (svg === null) return;
    try {
      setTold(await work(svg));
    } catch (error) {
      setTold(error instanceof Error ? error.message : String(error));
    }
  };
  const save = async (text: string) => {
    const strip = drawing.kind === 'filmstrip' ? '-filmstrip' : '';
    const fileName = fileNameOf(name, `${strip}.${choices.format}`);
    const blob = await blobOf(text);
    const carries = isPng && choices.sandbox;
    saveBlob(fileName, carries ? await carrying(blob, await parts.commands.document()) : blob);
    return `Saved as ${fileName}.`;
  };
  const copy = async (text: string) => {
    if (!isPng) await navigator.clipboard.writeText(text);
    // The promise itself: some browsers let only what was asked for at once be copied.
    else await navigator.clipboard.write([new ClipboardItem({ 'image/png': blobOf(text) })]);
    return isPng ? 'Copied the picture.' : 'Copied the SVG as text.';
  };
  return (
    <div className={styles.panel}>
      <div className={styles.preview} data-theme={choices.theme}>
        {url !== null && <img src={url} alt={`Preview of ${name}`} data-dim={waiting !== null} />}
        {waiting !== null && <p className={panel.over}>{waiting}</p>}
      </div>
      <div className={panel.side}>
        {children}
        <p className={panel.size}>{waiting === null && sizeInWords(size, choices)}</p>
        <div className={panel.buttons}>
          {(!isPng || canCopyPng()) && (
            <Button variant="outline" disabled={isMissing} onClick={() => void run(copy)}>
              Copy
            </Button>
          )}
          <Button disabled={isMissing} onClick={() => void run(save)} data-autofocus>
            Save {isPng ? 'PNG' : 'SVG'}
          </Button>
        </div>
        <p className={panel.told} role="status">
          {problem ?? told}
        </p>
      </div>
    </div>
  );
}
