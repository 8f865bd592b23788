import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Dialog } from '../kit/dialog';
import { WhyClue } from '../learn/why-clue';
import { useParts, useView } from '../sandbox-context';
import { useClockHeld } from '../transport/use-clock-held';
import styles from './why.module.css';

const WhyPanel = lazy(() => import('./why-panel'));

/** Why something is as it is: causes, evidence, and what would help. */
export function WhyDialog() {
  const dialog = useView((state) => state.dialog);
  return dialog?.kind === 'why' ? <Why id={dialog.id} target={dialog.target} /> : null;
}

/** The answer is about the moment of the question: the clock goes on once it is told to. */
function Why({ id, target }: { id: string; target: string | null }) {
  const { view } = useParts();
  useClockHeld();
  const question = `${id} ${target ?? ''}`;
  return (
    <Dialog
      onClose={() => view.setState({ dialog: null })}
      title={<span className={styles.heading}>Why?</span>}
      size={680}
    >
      <WhyClue question={question}>
        <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
          <WhyPanel key={question} id={id} target={target} />
        </Suspense>
      </WhyClue>
    </Dialog>
  );
}
