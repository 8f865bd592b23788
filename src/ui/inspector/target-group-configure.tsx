import type { TargetGroupView } from '../../model/view';
import { ApplyBar } from './apply-bar';
import { FieldForm, problemIn } from './field-form';
import { LabelField } from './label-field';
import { operation } from './operation';
import { attributesOf } from './output';
import styles from './panel.module.css';
import {
  ATTRIBUTE_FIELDS,
  HEALTH_CHECK_FIELDS,
  planTargetGroupChange,
  targetGroupValues,
} from './target-group-fields';
import { ROUTING_FIELDS } from './target-group-routing-fields';
import { useAnswer } from './use-answer';
import { useEdits } from './use-edits';

/** Changes when an attribute does, but not with every request. */
const versionOf = (group: TargetGroupView): string =>
  JSON.stringify([
    group.algorithm,
    group.slowStartSeconds,
    group.stickiness,
    group.crossZone,
    group.anomalyMitigation,
  ]);

const ALL_FIELDS = [...ATTRIBUTE_FIELDS, ...ROUTING_FIELDS, ...HEALTH_CHECK_FIELDS];

/** How a target group routes, drains and checks. */
export function TargetGroupConfigure({ group }: { group: TargetGroupView }) {
  const { result, refresh } = useAnswer(
    operation('ELBv2.DescribeTargetGroupAttributes', { TargetGroupArn: group.id }),
    versionOf(group),
  );
  const edits = useEdits(targetGroupValues(group, attributesOf(result)));
  const done = () => {
    edits.clear();
    refresh();
  };
  return (
    <>
      <div className={styles.form}>
        <LabelField id={group.id} />
      </div>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Attributes</h3>
        <FieldForm fields={ATTRIBUTE_FIELDS} edits={edits} />
      </div>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Slow start, stickiness, zones</h3>
        <FieldForm fields={ROUTING_FIELDS} edits={edits} />
      </div>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Health check</h3>
        <FieldForm fields={HEALTH_CHECK_FIELDS} edits={edits} />
      </div>
      <ApplyBar
        gesture={planTargetGroupChange(group, edits.changed)}
        isMissing={edits.isMissing}
        problem={problemIn(ALL_FIELDS, edits)}
        onApplied={done}
        onDiscard={edits.clear}
      />
    </>
  );
}
