import { Loader } from '@mantine/core';
import { useState } from 'react';
import type { ServiceView } from '../../model/view';
import { useTaskDefinitions } from '../add/choices';
import { ChoiceSetting } from '../kit/setting';
import { CodeDeployForm } from './code-deploy-form';
import { useDeployFacts } from './deploy-facts';
import { DeployForm } from './deploy-form';
import { TaskSetForm } from './task-set-form';

interface PanelProps {
  service: ServiceView;
  onClose: () => void;
}

/** The form that fits the service; one that runs nothing yet is asked what to begin with. */
export default function DeployPanel(props: PanelProps) {
  return props.service.taskDefinition === '' ? <FirstOne {...props} /> : <Known {...props} />;
}

function FirstOne({ service, onClose }: PanelProps) {
  const definitions = useTaskDefinitions();
  const [taskDefinition, setTaskDefinition] = useState('');
  return (
    <>
      <ChoiceSetting
        text={{ name: 'taskDefinition', hint: 'The service runs nothing yet.' }}
        value={taskDefinition}
        onChange={setTaskDefinition}
        choices={definitions}
      />
      {taskDefinition !== '' && (
        <Known key={taskDefinition} service={{ ...service, taskDefinition }} onClose={onClose} />
      )}
    </>
  );
}

/** The form that fits the service's deployment controller. */
function Known(props: PanelProps) {
  const facts = useDeployFacts(props.service);
  if (!facts) return <Loader size="sm" aria-label="Loading" />;
  if (facts.controller === 'EXTERNAL') return <TaskSetForm facts={facts} {...props} />;
  if (facts.controller === 'CODE_DEPLOY') return <CodeDeployForm facts={facts} {...props} />;
  return <DeployForm facts={facts} {...props} />;
}
