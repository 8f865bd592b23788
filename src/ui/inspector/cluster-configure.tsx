import type { ClusterView } from '../../model/view';
import { ApplyBar } from './apply-bar';
import { type Field, FieldForm } from './field-form';
import { LabelField } from './label-field';
import { operation } from './operation';
import styles from './panel.module.css';
import { useEdits } from './use-edits';

type ClusterValues = { containerInsights: string };

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterSetting.html */
const FIELDS: Field<ClusterValues>[] = [
  {
    key: 'containerInsights',
    kind: 'choice',
    choices: [
      { value: 'disabled', label: 'disabled' },
      { value: 'enabled', label: 'enabled: cluster and service' },
      { value: 'enhanced', label: 'enhanced: each task and container too' },
    ],
    text: {
      name: 'containerInsights',
      hint: 'Further metrics of what runs here.',
      byDefault: 'disabled',
    },
  },
];

/** Settings of a cluster. */
export function ClusterConfigure({ cluster }: { cluster: ClusterView }) {
  const edits = useEdits<ClusterValues>({ containerInsights: cluster.containerInsights });
  const value = edits.values.containerInsights;
  const gesture = {
    label: `Set containerInsights of ${cluster.name}`,
    operations: [
      operation('ECS.UpdateClusterSettings', {
        cluster: cluster.name,
        settings: [{ name: 'containerInsights', value }],
      }),
    ],
  };
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <LabelField id={cluster.id} />
      </div>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Cluster settings</h3>
        <FieldForm fields={FIELDS} edits={edits} />
      </div>
      <ApplyBar
        gesture={edits.isChanged ? gesture : null}
        onApplied={edits.clear}
        onDiscard={edits.clear}
      />
    </div>
  );
}
