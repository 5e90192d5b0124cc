import {
  CreateApplicationVersionCommand,
  CreateStorageLocationCommand,
  DescribeApplicationVersionsCommand,
} from '@aws-sdk/client-elastic-beanstalk';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { until } from './until.mjs';

/** Makes an application version of a bundle and waits until Beanstalk has looked through it. One that is there stays. */
export async function createVersion({ beanstalk, s3 }, { application, label, description, zip }) {
  if (await find(beanstalk, application, label)) return;
  const { S3Bucket } = await beanstalk.send(new CreateStorageLocationCommand({}));
  const S3Key = `${application}/${label}.zip`;
  await s3.send(new PutObjectCommand({ Bucket: S3Bucket, Key: S3Key, Body: zip }));
  await beanstalk.send(
    new CreateApplicationVersionCommand({
      ApplicationName: application,
      VersionLabel: label,
      Description: description,
      SourceBundle: { S3Bucket, S3Key },
      Process: true,
    }),
  );
  const status = await until(async () => processed(await find(beanstalk, application, label)), 300_000);
  if (status !== 'PROCESSED') throw new Error(`Beanstalk does not take the bundle of ${label}: ${status}`);
}

/** The newest version that is older than this one. */
export async function versionBefore({ beanstalk }, application, label) {
  const { ApplicationVersions = [] } = await beanstalk.send(
    new DescribeApplicationVersionsCommand({ ApplicationName: application }),
  );
  const newestFirst = ApplicationVersions.toSorted((a, b) => b.DateCreated - a.DateCreated);
  const at = newestFirst.findIndex((one) => one.VersionLabel === label);
  const before = at < 0 ? undefined : newestFirst[at + 1];
  if (!before) throw new Error(`no version of ${application} is older than ${label}`);
  return before.VersionLabel;
}

async function find(beanstalk, application, label) {
  const { ApplicationVersions = [] } = await beanstalk.send(
    new DescribeApplicationVersionsCommand({ ApplicationName: application, VersionLabels: [label] }),
  );
  return ApplicationVersions[0];
}

const processed = (version) =>
  ['PROCESSED', 'FAILED'].includes(version?.Status) ? version.Status : undefined;
