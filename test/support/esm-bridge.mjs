// Jest cannot `require()` an ES module before Node 24.9, and two packages do just that.
// Handing them the modules that are already imported lets `inject` and nest-winston load.
import { jest } from '@jest/globals';
import * as cookie from 'cookie';
import * as common from '@nestjs/common';

jest.mock('cookie', () => cookie);
jest.mock('@nestjs/common', () => common);
