import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { DiagramModel } from '../../drawing/diagram-model';
import { sandboxFileName } from '../../formats/sandbox/save';
import { withSandbox } from '../../formats/share/png-sandbox';
import type { SandboxDocument } from '../../model/sandbox-document';
import { useParts, useWorkspace } from '../sandbox-context';
import { useDrawingTheme } from '../theme/drawing-theme';
import { ExportFields } from './export-fields';
import styles from './export.module.css';
import { firstChoices, sizeInWords } from './picture-choices';
import { pictureModel } from './picture-model';
import { pngOf } from './raster';
import { saveBlob } from './save-blob';
import { usePicture } from './use-picture';

/** Everything in the dialog; the picture is of the moment at which it was opened. */
export default function ExportPanel() {
  const parts = useParts();
  const [model] = useState(() => pictureModel(parts));
  if (!model) return <p>There is nothing on the canvas to make a picture of.</p>;
  return <Export model={model} />;
}

const fileNameOf = (name: string, ending: string): string =>
  sandboxFileName(name).replace(/\.ecs-sandbox\.json$/, `.${ending}`);

/** Some browsers copy no pictures, and none does on a page served without TLS from elsewhere. */
const canCopyPng = (): boolean =>
  typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function';

/** The same picture with the sandbox inside it: dropped on the page it opens again. */
async function carrying(png: Blob, document: SandboxDocument): Promise<Blob> {
  const bytes = withSandbox(new Uint8Array(await png.arrayBuffer()), document);
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' });
}

function Export({ model }: { model: DiagramModel }) {
  const parts = useParts();
  const name = useWorkspace((state) => state.name);
  const theme = useDrawingTheme();
  const [choices, setChoices] = useState(() => firstChoices(theme));
  const isPng = choices.format === 'png';
  // An SVG has no pixels to have more of.
  const options = useMemo(() => (isPng ? choices : { ...choices, scale: 1 }), [isPng, choices]);
  const { svg, url, size, problem } = usePicture(model, options);
  const [told, setTold] = useState<string | null>(null);
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
    const fileName = fileNameOf(name, choices.format);
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
        {url !== null && <img src={url} alt={`Preview of ${name}`} />}
      </div>
      <div className={styles.side}>
        <ExportFields
          choices={choices}
          onChoices={(next) => {
            setChoices(next);
            setTold(null);
          }}
        />
        <p className={styles.size}>{sizeInWords(size, choices)}</p>
        <div className={styles.buttons}>
          {(!isPng || canCopyPng()) && (
            <Button variant="outline" disabled={svg === null} onClick={() => void run(copy)}>
              Copy
            </Button>
          )}
          <Button disabled={svg === null} onClick={() => void run(save)} data-autofocus>
            Save {isPng ? 'PNG' : 'SVG'}
          </Button>
        </div>
        <p className={styles.told} role="status">
          {problem ?? told}
        </p>
      </div>
    </div>
  );
}
