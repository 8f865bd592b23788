import { Loader } from '@mantine/core';
import { useState } from 'react';
import { CODE_DEPLOY_CONFIGS, SCRIPTABLE_EVENTS } from '../../model/code-deploy';
import type { ServiceView } from '../../model/view';
import type { Gesture } from '../../state/gesture';
import { planCodeDeployment } from '../../state/gestures/code-deploy';
import styles from '../add/add-card.module.css';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import type { DeployFacts } from './deploy-facts';
import own from './deploy.module.css';
import { HookAnswerFields } from './hook-answer-fields';
import { useHookAnswers } from './hook-drafts';
import { Part } from './part';
import { useRevisionChoice } from './revision-choice';
import { RevisionForm } from './revision-form';
import { type ServiceGroup, useDeploymentGroup } from './use-deployment-group';

/** `''`: the deployment group's own configuration. */
const OWN = '';

interface FormProps {
  service: ServiceView;
  facts: DeployFacts;
  onClose: () => void;
}

/** A deployment that CodeDeploy carries out, by the group that deploys to the service. */
export function CodeDeployForm(props: FormProps) {
  const group = useDeploymentGroup(props.service);
  if (group === undefined) return <Loader size="sm" aria-label="Loading" />;
  if (group === null) {
    return (
      <p className={styles.why}>
        No CodeDeploy deployment group deploys to {props.service.name} yet: make one by aws deploy
        create-deployment-group.
      </p>
    );
  }
  return <GroupForm group={group} {...props} />;
}

function GroupForm({ service, facts, onClose, group }: FormProps & { group: ServiceGroup }) {
  const choice = useRevisionChoice(service, facts);
  const [config, setConfig] = useState(OWN);
  const [hooks, setHooks] = useState<Readonly<Record<string, string>>>({});
  const answers = useHookAnswers(facts.hooks);
  const functions = Object.values(hooks);
  const plan = (): Gesture | string => {
    const [entry] = facts.loadBalancers;
    const problem = answers.problem(functions);
    if (problem) return problem;
    if (!entry?.containerName || entry.containerPort === undefined) {
      return 'The service has no load balancer, which CodeDeploy needs.';
    }
    return planCodeDeployment(service, {
      ...group,
      revision: choice.named,
      behaviour: choice.behaviour,
      hookAnswers: answers.operations(functions),
      containerName: entry.containerName,
      containerPort: entry.containerPort,
      deploymentConfigName: config === OWN ? undefined : config,
      hooks,
    });
  };
  return (
    <RevisionForm verb="Deploy" choice={choice} plan={plan} onClose={onClose}>
      <Part title="Traffic">
        <ChoiceSetting
          text={{
            name: 'deploymentConfigName',
            hint: `By ${group.deploymentGroupName} of ${group.applicationName}.`,
          }}
          value={config}
          onChange={setConfig}
          choices={[
            { value: OWN, label: `the group’s own: ${group.deploymentConfigName}` },
            ...CODE_DEPLOY_CONFIGS.map(({ name }) => name),
          ]}
        />
      </Part>
      <Part title="Hooks">
        <div className={styles.weights}>
          {SCRIPTABLE_EVENTS.map((event) => (
            <div key={event} className={styles.pair}>
              <TextSetting
                text={{ name: event, hint: '' }}
                value={hooks[event] ?? ''}
                onChange={(name) => setHooks({ ...hooks, [event]: name })}
                placeholder="no function"
              />
              {hooks[event] && (
                <div className={own.answer}>
                  <HookAnswerFields reference={hooks[event]} answers={answers} />
                </div>
              )}
            </div>
          ))}
        </div>
      </Part>
    </RevisionForm>
  );
}
