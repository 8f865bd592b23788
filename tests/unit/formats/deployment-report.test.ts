import { describe, expect, test } from 'vitest';
import { reportMarkdown } from '../../../src/formats/deployment-report/markdown';
import { reportSpan } from '../../../src/formats/deployment-report/report-tables';
import type { DeploymentReport, ReportRequests } from '../../../src/model/deployment-report';

const requests = (requestCount: number, failedRequests: number): ReportRequests => ({
  requestCount,
  failedRequests,
  target5xx: failedRequests,
  elb5xx: 0,
  clientTimeouts: 0,
  connectionsRefused: 0,
  latencyMs: { mean: 51.25, p50: 36, p90: 120.5, p99: 231 },
});
const tasks = {
  peakTasks: 4,
  taskHours: 0.25,
  indicativeUsd: 0.0031,
  tasksStarted: 4,
  tasksStopped: 0,
  tasksFailed: 1,
};

const report: DeploymentReport = {
  service: 'web',
  serviceDeployment: 'arn:aws:ecs:us-east-1:123456789012:service-deployment/demo/web/x',
  strategy: 'CANARY',
  status: 'ROLLBACK_SUCCESSFUL',
  statusReason: 'an | alarm',
  isOver: true,
  startedAt: 80,
  finishedAt: 380.5,
  durationSeconds: 300.5,
  rollbackSeconds: 15,
  from: 80,
  to: 381,
  total: { ...requests(30_100, 150), ...tasks, peakTasks: 8 },
  stages: [
    { stage: 'SCALE_UP', isRollback: false, start: 82, end: 140, durationSeconds: 58 },
    {
      stage: 'PRODUCTION_TRAFFIC_SHIFT',
      isRollback: true,
      start: 300,
      end: 315,
      durationSeconds: 15,
    },
  ],
  revisions: [
    {
      role: 'source',
      deployment: 'ecs-svc/1',
      taskDefinition: 'web:1',
      ...requests(27_100, 0),
      ...tasks,
    },
    {
      role: 'target',
      deployment: 'ecs-svc/2',
      taskDefinition: 'web:2',
      ...requests(3000, 150),
      ...tasks,
    },
  ],
  notByRevision: requests(0, 0),
};

describe('deployment report as Markdown', () => {
  const lines = reportMarkdown(report).split('\n');
  const row = (name: string) => lines.find((line) => line.startsWith(`| ${name} |`));

  test('has every figure of each revision with its unit', () => {
    expect(lines[0]).toBe('# Deployment of web: web:1 → web:2');
    expect(row('')).toBeDefined();
    expect(row('Requests')).toBe('| Requests | 27 100 | 3 000 | 0 | 30 100 |');
    expect(row('Failed, share')).toBe('| Failed, share | 0.00 % | 5.00 % | – | 0.50 % |');
    expect(row('Latency, p99')).toBe('| Latency, p99 | 231.0 ms | 231.0 ms | – | 231.0 ms |');
    expect(row('Task-hours paid for')).toBe(
      '| Task-hours paid for | 0.250 h | 0.250 h | – | 0.250 h |',
    );
    expect(row('Rollback, until traffic was back')).toMatch(/\| 15\.0 s \|$/);
    expect(row('Took')).toBe('| Took | 5 m 0 s |');
  });

  test('says of which time its figures are, on the clock that stages go by', () => {
    expect(reportSpan({ ...report, from: 869, to: 1080.5 })).toBe('00:14:29.0 to 00:18:00.5');
  });

  test('tells stages with their time, and which were the way back', () => {
    expect(row('SCALE_UP')).toBe('| SCALE_UP | 00:01:22.0 | 00:02:20.0 | 58.0 s |');
    expect(row('PRODUCTION_TRAFFIC_SHIFT (rollback)')).toContain('| 15.0 s |');
  });

  test('no text breaks out of its cell, and every table is as wide as its head', () => {
    expect(row('Reason')).toBe('| Reason | an \\| alarm |');
    const bars = (line: string) => line.replaceAll('\\|', '').split('|').length;
    lines.forEach((line, i) => {
      const before = lines[i - 1] ?? '';
      if (line.startsWith('|') && before.startsWith('|')) expect(bars(line)).toBe(bars(before));
    });
  });

  test('one that goes on says so', () => {
    const going = reportMarkdown({ ...report, isOver: false, finishedAt: null });
    expect(going).toContain('| Ended | still going on |');
  });
});
