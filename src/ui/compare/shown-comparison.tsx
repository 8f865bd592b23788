import { ActionIcon, Tooltip } from '@mantine/core';
import { Maximize, Minus, Plus } from 'lucide-react';
import { type ReactNode, type RefObject, useCallback, useRef } from 'react';
import type { Comparison, PointFigure } from '../../model/comparison';
import { SandboxProvider, type SandboxParts } from '../sandbox-context';
import styles from './compare.module.css';
import { commonWords } from './compare-words';
import { DifferencesTable } from './differences-table';
import { FigureOverTime } from './figure-over-time';
import { GivenCommands } from './given-commands';
import { Scrubber } from './playback-bar';
import type { Variant } from './prepare';
import type { Shown } from './comparison-state';
import { useSharedCamera } from './use-shared-camera';
import { VariantCanvas } from './variant-canvas';
import { VerdictCard } from './verdict-card';

/** Both pictures, and what their runs come to. */
export function ShownComparison(props: {
  shown: Shown;
  comparison: Comparison;
  figure: PointFigure;
  onFigure: (figure: PointFigure) => void;
  onCallOff: () => void;
}) {
  const { shown, comparison, figure, onFigure, onCallOff } = props;
  return (
    <>
      <Pictures shown={shown} comparison={comparison} />
      <div className={styles.bottom}>
        <div className={styles.left}>
          <VerdictCard shown={shown} comparison={comparison} onCallOff={onCallOff} />
          <FigureOverTime shown={shown} figure={figure} onFigure={onFigure} />
        </div>
        <DifferencesTable comparison={comparison} />
      </div>
    </>
  );
}

function Pictures({ shown, comparison }: { shown: Shown; comparison: Comparison }) {
  const { a, b, prepared, playback } = shown;
  const isTold = prepared.a.commands.length + prepared.b.commands.length > 0;
  const box = useRef<HTMLElement>(null);
  const shared = useSharedCamera(box);
  const select = useCallback(
    (ids: readonly string[]) => {
      for (const { view } of [a, b]) view.setState({ selection: ids });
    },
    [a, b],
  );
  const variant = (letter: 'A' | 'B', parts: SandboxParts, { name, commands }: Variant) => (
    <Picture
      letter={letter}
      parts={parts}
      name={name}
      commands={isTold ? commands : null}
      shared={shared}
      onSelect={select}
      box={letter === 'A' ? box : undefined}
    />
  );
  return (
    <main className={styles.pictures} aria-label="Both variants">
      {variant('A', a, prepared.a)}
      {variant('B', b, prepared.b)}
      <div className={styles.between}>
        <p className={styles.common}>{commonWords(shown, comparison)}</p>
      </div>
      <div className={styles.zoom} role="group" aria-label="Zoom of both pictures">
        <ZoomButton label="Zoom in" onClick={() => shared.zoom(1)}>
          <Plus size={14} />
        </ZoomButton>
        <ZoomButton label="Zoom out" onClick={() => shared.zoom(-1)}>
          <Minus size={14} />
        </ZoomButton>
        <ZoomButton label="Show all of both" onClick={shared.fit}>
          <Maximize size={14} />
        </ZoomButton>
      </div>
      <div className={styles.scrub}>
        <Scrubber playback={playback} />
      </div>
    </main>
  );
}

function ZoomButton(props: { label: string; onClick: () => void; children: ReactNode }) {
  const { label, onClick, children } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function Picture(props: {
  letter: 'A' | 'B';
  parts: SandboxParts;
  name: string;
  /** That make it; null where neither has any. */
  commands: readonly string[] | null;
  shared: ReturnType<typeof useSharedCamera>;
  onSelect: (ids: readonly string[]) => void;
  box: RefObject<HTMLElement | null> | undefined;
}) {
  const { letter, parts, name, commands, shared, onSelect, box } = props;
  const { onBounds } = shared;
  const tell = useCallback(
    (bounds: Parameters<typeof onBounds>[1]) => onBounds(letter, bounds),
    [onBounds, letter],
  );
  return (
    <section className={styles.picture} ref={box} aria-label={`${letter} · ${name}`}>
      <h2 className={styles.name} data-variant={letter}>
        <span>{letter}</span> · {name}
      </h2>
      {commands && (
        <div className={styles.given}>
          <GivenCommands lines={commands} none="No commands of its own" />
        </div>
      )}
      <SandboxProvider parts={parts}>
        <VariantCanvas
          letter={letter}
          camera={shared.camera}
          onCamera={shared.onCamera}
          onBounds={tell}
          onSelect={onSelect}
        />
      </SandboxProvider>
    </section>
  );
}
