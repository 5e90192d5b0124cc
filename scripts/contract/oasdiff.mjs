import { goTool } from '../go-tool.mjs';

const tool = {
  ...{ name: 'oasdiff', source: 'github.com/oasdiff/oasdiff', version: 'v1.37.0' },
  why: 'to compare with the last release',
};

/** The path of oasdiff; throws a MissingTool where it cannot be had. */
export const oasdiff = (env = process.env) => goTool(tool, env);
