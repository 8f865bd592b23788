import { Button, Progress } from '@mantine/core';
import { lazy, useEffect, useMemo, useState } from 'react';
import type { Comparison, PointFigure } from '../../model/comparison';
import { Late } from '../kit/late';
import { ScreenHeader } from '../kit/screen-header';
import { useMirror, useParts } from '../sandbox-context';
import type { ChangeOption } from './change-option';
import { changeOptions } from './change-options';
import styles from './compare.module.css';
import type { Shown } from './comparison-state';
import { comparedNow, tellingSeries } from './compare-words';
import { ExportMenu } from './export-menu';
import { type KeptComparison, keptDraft, lastLeft } from './kept-comparison';
import { PlaybackBar } from './playback-bar';
import { SetupForm } from './setup-form';
import { firstDraft, type SetupDraft, withBranch } from './setup-draft';
import { useCompareKeys } from './use-compare-keys';
import { useComparison } from './use-comparison';

const ShownComparison = lazy(async () => ({
  default: (await import('./shown-comparison')).ShownComparison,
}));

/** What can be changed here, and the form about it; null until it is known. */
function useSetup(kept: KeptComparison) {
  const { mirror, commands } = useParts();
  const [options, setOptions] = useState<readonly ChangeOption[] | null>(null);
  const [draft, setDraft] = useState<SetupDraft | null>(null);
  useEffect(() => {
    let current = true;
    void changeOptions(mirror.getState(), commands.send).then((found) => {
      if (!current) return;
      setOptions(found);
      const state = mirror.getState();
      const first = firstDraft(found, state);
      const asked = state.run.branches?.find(({ id }) => id === kept.asked);
      if (asked) setDraft({ ...first, ...withBranch(asked, state.run) });
      else setDraft(keptDraft(kept, found, state.run) ?? first);
    });
    return () => {
      current = false;
    };
  }, [mirror, commands, kept]);
  const keep = (next: SetupDraft) => {
    kept.draft = next;
    kept.asked = null;
    kept.branch = lastLeft(mirror.getState().run.branches);
    setDraft(next);
  };
  return {
    options,
    draft,
    keep,
    change: (part: Partial<SetupDraft>) => draft && keep({ ...draft, ...part }),
    anew: () => options && keep(firstDraft(options, mirror.getState())),
  };
}

/** How far the replay of both is, 0 to 1. */
function Opening({ progress, onCancel }: { progress: number; onCancel: () => void }) {
  return (
    <div className={styles.opening} role="status">
      <p>Both variants are run up to the end of the stretch …</p>
      <Progress value={100 * progress} aria-label="Opening" />
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

/** What can be done with a comparison as a whole: set up as it was or anew, and taken away. */
function ShownButtons(props: {
  shown: Shown;
  comparison: Comparison;
  figure: PointFigure;
  onSetUp: () => void;
  onNew: () => void;
}) {
  const { shown, comparison, figure, onSetUp, onNew } = props;
  return (
    <>
      <Button variant="default" onClick={onNew}>
        New comparison
      </Button>
      <Button variant="default" onClick={onSetUp}>
        Set up
      </Button>
      <ExportMenu shown={shown} comparison={comparison} figure={figure} />
    </>
  );
}

/** What is known by now, and the figure of it over time: what somebody chose, else what tells. */
function useKnown(kept: KeptComparison, shown: Shown | null) {
  const [chosen, setChosen] = useState(kept.figure);
  const known = useMemo(() => {
    const comparison = shown && comparedNow(shown);
    return comparison && { shown, comparison, figure: chosen ?? tellingSeries(comparison) };
  }, [shown, chosen]);
  const choose = (next: PointFigure | null) => {
    kept.figure = next;
    setChosen(next);
  };
  return { known, choose };
}

/** Two variants of the sandbox side by side: which is better, by how much, and how sure that is. */
export default function CompareScreen() {
  const { view } = useParts();
  const { kept, state, begin, callOff, setUpAgain } = useComparison();
  const { options, draft, ...setup } = useSetup(kept);
  const back = () => view.setState({ screen: { kind: 'workbench' } });
  const isEmpty = useMirror(({ entities }) => entities.size === 0);
  const shown = state.phase === 'shown' ? state : null;
  const { known, choose } = useKnown(kept, shown);
  useCompareKeys(back, shown?.playback ?? null);
  return (
    <section
      className={styles.screen}
      data-shown={shown !== null || undefined}
      aria-label="Comparison"
    >
      <ScreenHeader
        title={shown ? shown.prepared.title : 'Compare'}
        backHint="Back to the sandbox (Escape): what is compared stays"
        onBack={back}
        middle={shown ? <PlaybackBar playback={shown.playback} /> : undefined}
      >
        {known && (
          <ShownButtons
            {...known}
            onSetUp={setUpAgain}
            onNew={() => {
              setup.anew();
              setUpAgain();
            }}
          />
        )}
      </ScreenHeader>
      {state.phase === 'opening' && <Opening progress={state.progress} onCancel={setUpAgain} />}
      {state.phase === 'setup' && options && draft && (
        <main className={styles.setup}>
          {isEmpty ? (
            <p className={styles.nothing}>
              There is nothing to compare yet: put something on the canvas first, or run a template.
            </p>
          ) : (
            <SetupForm
              options={options}
              draft={draft}
              onDraft={setup.change}
              problem={state.problem}
              onBegin={() => {
                setup.keep(draft);
                choose(null);
                void begin(draft, options);
              }}
            />
          )}
        </main>
      )}
      {known && (
        <Late>
          <ShownComparison {...known} onFigure={choose} onCallOff={callOff} />
        </Late>
      )}
    </section>
  );
}
