import type { ServiceView } from '../../model/view';
import type { ServiceScalingView } from '../../model/infrastructure-view';
import { planRange } from '../../state/gestures/scaling';
import { ApplyBar } from '../inspector/apply-bar';
import { type Field, FieldForm, problemIn } from '../inspector/field-form';
import { useEdits } from '../inspector/use-edits';
import panel from '../inspector/panel.module.css';

type Range = { min: number; max: number };

const FIELDS: readonly Field<Range>[] = [
  {
    key: 'min',
    kind: 'number',
    min: 0,
    text: { name: 'MinCapacity', hint: 'Never fewer tasks than these.' },
    problem: ({ min, max }) => (min > max ? 'More than MaxCapacity' : null),
  },
  {
    key: 'max',
    kind: 'number',
    min: 0,
    text: { name: 'MaxCapacity', hint: 'Never more tasks than these.' },
  },
];

/** Between how many tasks auto scaling may move the desired count. */
export function RangeForm(props: { service: ServiceView; scaling: ServiceScalingView }) {
  const { service, scaling } = props;
  const edits = useEdits<Range>({ min: scaling.min, max: scaling.max });
  return (
    <div className={panel.part}>
      <div className={panel.form}>
        <h3 className={panel.formTitle}>RegisterScalableTarget</h3>
        <FieldForm fields={FIELDS} edits={edits} />
      </div>
      <ApplyBar
        gesture={edits.isChanged ? planRange(service, edits.values) : null}
        isMissing={edits.isMissing}
        problem={problemIn(FIELDS, edits)}
        onApplied={edits.clear}
        onDiscard={edits.clear}
      />
    </div>
  );
}
