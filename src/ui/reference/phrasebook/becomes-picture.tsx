import { Loader } from '@mantine/core';
import { Diagram, type DiagramLook, diagramRect } from '../../../drawing/diagram';
import type { DiagramModel } from '../../../drawing/diagram-model';
import type { Theme } from '../../../drawing/tokens';
import { useSize } from '../../charts/use-size';
import { useDrawingTheme } from '../../theme/drawing-theme';
import styles from './phrasebook.module.css';
import type { Becomes } from './use-becomes';

/** As high as the picture gets, px; as wide as there is room. */
const HEIGHT = 320;
/** Smaller, and no word of it is read. */
const LEAST = 0.45;

/** Lines that come and go around it, px. */
const BORDER = 2;

/** The diagram of what a file becomes. */
export function BecomesPicture({ becomes }: { becomes: Becomes }) {
  const theme = useDrawingTheme();
  const { model, problem } = becomes;
  const [box, { width }] = useSize<HTMLDivElement>({ width: 560, height: 200 });
  if (problem !== null) {
    return (
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    );
  }
  return (
    <div ref={box} className={styles.picture} tabIndex={0} role="group" aria-label="Diagram">
      {model ? <Fitted model={model} width={width - BORDER} theme={theme} /> : <Loading />}
    </div>
  );
}

const Loading = () => (
  <div className={styles.drawing}>
    <Loader size="sm" aria-label="Drawing" />
  </div>
);

/** As large as there is room for it. */
function Fitted(props: { model: DiagramModel; width: number; theme: Theme }) {
  const { model, width, theme } = props;
  const look: DiagramLook = {
    scope: 'all',
    theme,
    transparent: true,
    traffic: false,
    title: false,
    legend: false,
  };
  const rect = diagramRect(model, look);
  const scale = Math.max(LEAST, Math.min(1, width / rect.width, HEIGHT / rect.height));
  return (
    <Diagram
      model={model}
      look={{ ...look, zoom: scale }}
      width={Math.floor(rect.width * scale)}
      height={Math.floor(rect.height * scale)}
    />
  );
}
