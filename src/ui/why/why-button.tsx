import { CircleQuestionMark } from 'lucide-react';
import type { EntityView } from '../../model/view';
import { openWhy } from '../../state/view-store';
import { useCalm } from '../inspector/use-calm';
import { useParts } from '../sandbox-context';
import { looksWrong, questionOf } from './why-question';
import styles from './why-button.module.css';

/** Asks why something is as it is; it stands out where something seems to be wrong. */
export function WhyButton({ view }: { view: EntityView }) {
  const parts = useParts();
  const isWrong = useCalm(({ entities }) => looksWrong(view, entities));
  if (questionOf(view) === null) return null;
  return (
    <button
      type="button"
      className={styles.button}
      data-tone={isWrong ? 'failing' : undefined}
      title="Why is it as it is? (Shift W)"
      onClick={() => openWhy(parts.view, view.id)}
    >
      <CircleQuestionMark size={13} aria-hidden />
      Why?
    </button>
  );
}

/** The same question about one target of a target group, in a line of text. */
export function WhyTarget(props: { groupId: string; id: string; port: number }) {
  const { view } = useParts();
  const target = `${props.id}:${props.port}`;
  return (
    <button
      type="button"
      className={styles.inline}
      aria-label={`Why? ${target}`}
      onClick={() => openWhy(view, props.groupId, target)}
    >
      Why?
    </button>
  );
}
