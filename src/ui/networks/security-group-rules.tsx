import { ActionIcon } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { planIngress, planRevoke } from '../../state/gestures/networks';
import type { DescribedGroup } from '../add/use-networks';
import { ApplyBar } from '../inspector/apply-bar';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import panel from '../inspector/panel.module.css';
import { useAnswer } from '../inspector/use-answer';
import { useLastEvent } from '../inspector/use-calm';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import { useCommands } from '../sandbox-context';
import styles from './networks.module.css';

interface DescribedRule {
  SecurityGroupRuleId: string;
  IsEgress: boolean;
  IpProtocol: string;
  FromPort?: number;
  ToPort?: number;
  CidrIpv4?: string;
  ReferencedGroupInfo?: { GroupId: string };
}

const ALL = '-1';

function portWords({ IpProtocol, FromPort, ToPort }: DescribedRule): string {
  if (IpProtocol === ALL || FromPort === undefined || FromPort < 0) return 'all';
  return FromPort === ToPort ? String(FromPort) : `${FromPort}–${ToPort}`;
}

const peerOf = ({ CidrIpv4, ReferencedGroupInfo }: DescribedRule): string =>
  ReferencedGroupInfo?.GroupId ?? CidrIpv4 ?? '';

/** The rules of a group, and a form for one more inbound one. */
export function SecurityGroupRules(props: {
  group: DescribedGroup;
  groups: readonly DescribedGroup[];
  onChanged: () => void;
}) {
  const { group, groups, onChanged } = props;
  const { result, refresh } = useAnswer(
    operation('EC2.DescribeSecurityGroupRules', {
      Filters: [{ Name: 'group-id', Values: [group.GroupId] }],
    }),
    useLastEvent(),
  );
  const list = outputMember(result, 'SecurityGroupRules');
  const rules = Array.isArray(list) ? (list as DescribedRule[]) : [];
  const changed = () => {
    refresh();
    onChanged();
  };
  return (
    <>
      <RuleTable group={group} rules={rules} onChanged={changed} />
      <NewRule group={group} groups={groups} onMade={changed} />
    </>
  );
}

function RuleTable(props: {
  group: DescribedGroup;
  rules: readonly DescribedRule[];
  onChanged: () => void;
}) {
  const { group, rules, onChanged } = props;
  const commands = useCommands();
  const revoke = async (rule: DescribedRule) => {
    await commands.give(planOf(group, rule));
    onChanged();
  };
  if (rules.every((one) => one.IsEgress)) {
    return <p className={panel.empty}>Nothing is let in.</p>;
  }
  return (
    <table className={panel.table} aria-label={`Rules of ${group.GroupName}`}>
      <thead>
        <tr>
          <th scope="col">Direction</th>
          <th scope="col">Protocol</th>
          <th scope="col">Port</th>
          <th scope="col">Source or destination</th>
          <th scope="col">Remove</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.SecurityGroupRuleId}>
            <td>{rule.IsEgress ? 'out' : 'in'}</td>
            <td>{rule.IpProtocol === ALL ? 'all' : rule.IpProtocol}</td>
            <td>{portWords(rule)}</td>
            <td>{peerOf(rule)}</td>
            <td>
              <ActionIcon
                size="sm"
                aria-label={`Remove the rule for ${peerOf(rule)}, port ${portWords(rule)}`}
                title={lineOf(group, rule)}
                onClick={() => void revoke(rule)}
              >
                <Trash2 size={13} />
              </ActionIcon>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const planOf = ({ GroupId, GroupName }: DescribedGroup, rule: DescribedRule) =>
  planRevoke({ id: GroupId, name: GroupName }, rule.SecurityGroupRuleId, rule.IsEgress);

const lineOf = (group: DescribedGroup, rule: DescribedRule): string =>
  planOf(group, rule)
    .operations.map(({ target, input }) => toCommandLine(target, input))
    .join('\n');

const ANYWHERE = '0.0.0.0/0';

function NewRule(props: {
  group: DescribedGroup;
  groups: readonly DescribedGroup[];
  onMade: () => void;
}) {
  const { group, groups, onMade } = props;
  const [protocol, setProtocol] = useState('tcp');
  const [port, setPort] = useState<number | ''>('');
  const [source, setSource] = useState('');
  const clear = () => {
    setPort('');
    setSource('');
  };
  const isReady = source !== '' && (protocol === ALL || port !== '');
  const rule = { protocol, port: protocol === ALL ? null : Number(port), source };
  const about = { id: group.GroupId, name: group.GroupName };
  return (
    <div className={styles.form}>
      <h4 className={styles.title}>Let something in</h4>
      <div className={styles.fields}>
        <ChoiceSetting
          text={{ name: 'Protocol', hint: '' }}
          value={protocol}
          onChange={setProtocol}
          choices={[
            { value: 'tcp', label: 'TCP' },
            { value: 'udp', label: 'UDP' },
            { value: ALL, label: 'all' },
          ]}
        />
        {protocol !== ALL && (
          <NumberSetting
            text={{ name: 'Port', hint: '' }}
            value={port}
            onChange={setPort}
            min={0}
            max={65_535}
            optional
          />
        )}
        <TextSetting
          text={{ name: 'Source', hint: '' }}
          value={source}
          onChange={setSource}
          placeholder="sg-… or 10.0.0.0/16"
        />
      </div>
      <div className={styles.quick}>
        {[
          { value: ANYWHERE, label: 'anywhere' },
          ...groups.map(({ GroupId, GroupName }) => ({ value: GroupId, label: GroupName })),
        ].map(({ value, label }) => (
          <button key={value} type="button" onClick={() => setSource(value)}>
            {label}
          </button>
        ))}
      </div>
      <ApplyBar
        gesture={isReady ? planIngress(about, rule) : null}
        onApplied={() => {
          clear();
          onMade();
        }}
        onDiscard={clear}
      />
    </div>
  );
}
