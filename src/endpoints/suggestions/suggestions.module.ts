import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { Suggestions } from '../../ports/suggestions.js';
import { SuggestionsController } from './suggestions.controller.js';

@Module({ controllers: [SuggestionsController] })
class SuggestionsModule {}

export const suggestionsEndpoint: Endpoint = {
  name: 'suggestions',
  module: SuggestionsModule,
  needs: [Suggestions],
};
