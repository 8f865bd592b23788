import type { ReactNode } from 'react';
import type { Gesture, Outcome } from '../../state/gesture';
import type { ComponentId } from '../palette/components';
import { ComponentIcon } from '../palette/component-icon';
import { Dialog } from '../kit/dialog';
import { useParts } from '../sandbox-context';
import { useClockHeld } from '../transport/use-clock-held';
import styles from './add-card.module.css';
import { createdId } from './created-id';
import { GestureForm } from './gesture-form';

/** What every form is told: where on the canvas, and on which node, its component was dropped. */
export interface AddProps {
  at: { x: number; y: number } | null;
  onto: string | null;
  /** Over another dialog: told what was made, or null, instead of closing that one too. */
  onDone?: ((outcome: Outcome | null) => void) | undefined;
}

/**
 * The dialog around a form that adds a component; the clock stands still meanwhile. What was made
 * is selected.
 */
export function AddCard(props: {
  component: ComponentId;
  title: string;
  /** The verb on the button: `Create`, `Run`, `Send`, `Add`, `Inject`. */
  verb: string;
  plan: Gesture | string;
  onDone?: AddProps['onDone'];
  children: ReactNode;
}) {
  const { component, title, verb, plan, onDone } = props;
  const { view } = useParts();
  useClockHeld();
  const close = () => (onDone ? onDone(null) : view.setState({ dialog: null }));
  const added = (outcome: Outcome) => {
    if (onDone) return onDone(outcome);
    const id = createdId(outcome);
    view.setState({ dialog: null, ...(id !== null && { selection: [id] }) });
  };
  const heading = (
    <span className={styles.heading}>
      <ComponentIcon component={component} size={20} />
      {title}
      <span className={styles.clock}>the clock stands still meanwhile</span>
    </span>
  );
  return (
    <Dialog onClose={close} title={heading} size={460}>
      <GestureForm verb={verb} plan={plan} onGiven={added} onCancel={close}>
        {props.children}
      </GestureForm>
    </Dialog>
  );
}
