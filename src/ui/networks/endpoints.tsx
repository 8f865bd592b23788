import { type ReactNode, useState } from 'react';
import { GATEWAY_SERVICES, planEndpoint } from '../../state/gestures/networks';
import { groupChoices, type Networks, subnetChoices } from '../add/use-networks';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import panel from '../inspector/panel.module.css';
import { useAnswer } from '../inspector/use-answer';
import { useLastEvent } from '../inspector/use-calm';
import { NamesSetting } from '../kit/names-setting';
import { Section } from '../kit/section';
import { ChoiceSetting } from '../kit/setting';
import { NewThing } from './new-thing';

interface DescribedEndpoint {
  VpcEndpointId: string;
  VpcEndpointType: string;
  VpcId: string;
  ServiceName: string;
}

/** What tasks, and the agents on their instances, ask of AWS. */
const SERVICES = [
  { value: 'ecr.api', label: 'ecr.api: which layers an image has' },
  { value: 'ecr.dkr', label: 'ecr.dkr: pulls images' },
  { value: 's3', label: 's3: the layers of images; a gateway' },
  { value: 'logs', label: 'logs: CloudWatch Logs' },
  { value: 'secretsmanager', label: 'secretsmanager: secrets of task definitions' },
  { value: 'ssm', label: 'ssm: parameters of task definitions' },
  { value: 'ssmmessages', label: 'ssmmessages: ECS Exec' },
  { value: 'elasticfilesystem', label: 'elasticfilesystem: EFS' },
  { value: 'ecs', label: 'ecs: for instances' },
  { value: 'ecs-agent', label: 'ecs-agent: for instances' },
  { value: 'ecs-telemetry', label: 'ecs-telemetry: for instances' },
  { value: 'dynamodb', label: 'dynamodb: a gateway' },
];

function useList<T>(asked: ReturnType<typeof operation>, member: string) {
  const { result, refresh } = useAnswer(asked, useLastEvent());
  const list = outputMember(result, member);
  return { list: Array.isArray(list) ? (list as T[]) : [], refresh };
}

interface Within {
  networks: Networks;
  vpcId: string;
  /** Chooses the VPC; nothing where there is one only. */
  vpcField: ReactNode;
}

/** VPC endpoints: private ways to services of AWS, for subnets without one to the internet. */
export function Endpoints(props: Within) {
  const { list, refresh } = useList<DescribedEndpoint>(
    operation('EC2.DescribeVpcEndpoints', {}),
    'VpcEndpoints',
  );
  return (
    <Section title="VPC endpoints" aside={list.length}>
      {list.length === 0 && (
        <p className={panel.empty}>None: services of AWS are reached by the internet.</p>
      )}
      {list.length > 0 && (
        <table className={panel.table}>
          <thead>
            <tr>
              <th scope="col">Endpoint</th>
              <th scope="col">Service</th>
              <th scope="col">Type</th>
              <th scope="col">VPC</th>
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <tr key={one.VpcEndpointId}>
                <td className="mono">{one.VpcEndpointId}</td>
                <td>{one.ServiceName.split('.').slice(3).join('.')}</td>
                <td>{one.VpcEndpointType}</td>
                <td>{one.VpcId}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <NewEndpoint {...props} onMade={refresh} />
    </Section>
  );
}

const START = { service: 'ecr.api', subnets: null as string[] | null, groups: [] as string[] };

function NewEndpoint(props: Within & { onMade: () => void }) {
  const { networks, vpcId, vpcField, onMade } = props;
  const [held, setHeld] = useState(START);
  const set = (change: Partial<typeof START>) => setHeld((before) => ({ ...before, ...change }));
  const tables = useList<{ RouteTableId: string }>(
    operation('EC2.DescribeRouteTables', { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
    'RouteTables',
  ).list;
  const own = networks.subnets.filter((one) => one.VpcId === vpcId);
  const subnets = held.subnets ?? own.map((one) => one.SubnetId);
  const isGateway = GATEWAY_SERVICES.includes(held.service);
  const plan = planEndpoint({
    vpcId,
    service: held.service,
    subnets,
    securityGroups: held.groups,
    routeTables: tables.map((one) => one.RouteTableId),
  });
  return (
    <NewThing
      word="New endpoint…"
      gesture={isGateway || subnets.length > 0 ? plan : null}
      onMade={onMade}
      onClosed={() => setHeld(START)}
    >
      {vpcField}
      <ChoiceSetting
        text={{
          name: 'ServiceName',
          hint: isGateway
            ? `A gateway in ${vpcId}: all its route tables lead to it.`
            : `Interfaces in ${vpcId}.`,
        }}
        value={held.service}
        onChange={(service) => set({ service })}
        choices={SERVICES}
      />
      {!isGateway && (
        <NamesSetting
          text={{ name: 'SubnetIds', hint: 'Each gets an interface of it.' }}
          value={subnets}
          onChange={(next) => set({ subnets: next })}
          known={subnetChoices(networks)}
        />
      )}
      {!isGateway && (
        <NamesSetting
          text={{ name: 'SecurityGroupIds', hint: 'They need port 443 open. None: everything.' }}
          value={held.groups}
          onChange={(groups) => set({ groups })}
          known={groupChoices(networks)}
          placeholder="sg-…"
        />
      )}
    </NewThing>
  );
}
