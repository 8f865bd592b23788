import { Loader } from '@mantine/core';
import { Diagram, type DiagramLook, diagramRect } from '../../../drawing/diagram';
import type { ImportResult } from '../../../formats/import-result';
import { useParts } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import styles from './phrasebook.module.css';
import { useBecomes } from './use-becomes';

/** Room for the picture, px. */
const WIDTH = 720;
const HEIGHT = 380;
/** Smaller, and no word of it is read. */
const LEAST = 0.45;

/** The diagram of what a file becomes. */
export function BecomesPicture({ result }: { result: ImportResult }) {
  const { newTransport } = useParts();
  const theme = useDrawingTheme();
  const { model, problem } = useBecomes(result);
  if (!newTransport) return null;
  if (problem !== null) {
    return (
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    );
  }
  if (!model) return <Loader size="sm" aria-label="Drawing" />;
  const look: DiagramLook = {
    scope: 'all',
    theme,
    transparent: true,
    traffic: false,
    title: false,
    legend: false,
  };
  const rect = diagramRect(model, look);
  const scale = Math.max(LEAST, Math.min(1, WIDTH / rect.width, HEIGHT / rect.height));
  return (
    <div className={styles.picture} tabIndex={0} role="group" aria-label="On the canvas">
      <Diagram
        model={model}
        look={{ ...look, zoom: scale }}
        width={Math.round(rect.width * scale)}
        height={Math.round(rect.height * scale)}
      />
    </div>
  );
}
