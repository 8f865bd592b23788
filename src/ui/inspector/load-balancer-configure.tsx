import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { LoadBalancerView } from '../../model/view';
import { useParts } from '../sandbox-context';
import { AddListener } from './add-listener';
import { ApplyBar } from './apply-bar';
import { type Field, FieldForm, problemIn } from './field-form';
import { LabelField } from './label-field';
import { operation } from './operation';
import { attributesOf } from './output';
import styles from './panel.module.css';
import { RemovalButton } from './removal-button';
import { planListenerRemoval } from './route-removal';
import { RuleEditor } from './rule-editor';
import { useAnswer } from './use-answer';
import { entitiesOf, useCalm } from './use-calm';
import { useEdits } from './use-edits';

const IDLE = 'idle_timeout.timeout_seconds';
const IDLE_DEFAULT = 60;

type AttributeValues = { idle: number };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
const ATTRIBUTE_FIELDS: readonly Field<AttributeValues>[] = [
  {
    key: 'idle',
    kind: 'number',
    min: 1,
    max: 4000,
    suffix: ' s',
    text: {
      name: IDLE,
      hint: 'No byte for so long: the connection is closed; a request under way gets 504.',
      range: '1–4,000 s',
      byDefault: '60 s',
    },
  },
];

function Attributes({ balancer }: { balancer: LoadBalancerView }) {
  const { result, refresh } = useAnswer(
    operation('ELBv2.DescribeLoadBalancerAttributes', { LoadBalancerArn: balancer.id }),
    balancer.id,
  );
  const edits = useEdits<AttributeValues>({
    idle: Number(attributesOf(result)[IDLE] ?? IDLE_DEFAULT),
  });
  const { idle } = edits.changed;
  const gesture =
    idle === undefined
      ? null
      : {
          label: `Change load balancer ${balancer.name}`,
          operations: [
            operation('ELBv2.ModifyLoadBalancerAttributes', {
              LoadBalancerArn: balancer.id,
              Attributes: [{ Key: IDLE, Value: String(idle) }],
            }),
          ],
        };
  const done = () => {
    edits.clear();
    refresh();
  };
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Attributes</h3>
        <FieldForm fields={ATTRIBUTE_FIELDS} edits={edits} />
      </div>
      <ApplyBar
        gesture={gesture}
        isMissing={edits.isMissing}
        problem={problemIn(ATTRIBUTE_FIELDS, edits)}
        onApplied={done}
        onDiscard={edits.clear}
      />
    </div>
  );
}

/** Listeners with their rules and weights, and the attributes that matter here. */
export function LoadBalancerConfigure({ balancer }: { balancer: LoadBalancerView }) {
  const { view } = useParts();
  const mirror = useCalm((state) => state);
  // A target group belongs to one load balancer.
  const groups = entitiesOf(mirror, 'targetGroup').filter(({ loadBalancerArns }) =>
    loadBalancerArns.every((arn) => arn === balancer.id),
  );
  const addRule = () =>
    view.setState({
      dialog: { kind: 'add', component: 'listener-rule', at: null, onto: balancer.id },
    });
  return (
    <>
      <div className={styles.form}>
        <LabelField id={balancer.id} />
      </div>
      {balancer.listeners.map((listener) => (
        <section key={listener.arn} className={styles.form}>
          <header className={styles.formHead}>
            <h3 className={styles.formTitle}>
              {listener.protocol} :{listener.port}
            </h3>
            <RemovalButton
              label={`Delete listener :${listener.port}…`}
              plan={(entities) => planListenerRemoval(entities, balancer, listener)}
            />
          </header>
          <ol className={styles.rules}>
            {listener.rules.map((rule) => (
              <RuleEditor key={rule.arn} {...{ balancer, listener, rule, groups }} />
            ))}
          </ol>
        </section>
      ))}
      <div className={styles.form}>
        <div className={styles.buttons}>
          <Button
            variant="outline"
            leftSection={<Plus size={13} />}
            onClick={addRule}
            disabled={balancer.listeners.length === 0}
          >
            Add rule
          </Button>
          <AddListener {...{ balancer, groups }} />
        </div>
      </div>
      <Attributes balancer={balancer} />
    </>
  );
}
