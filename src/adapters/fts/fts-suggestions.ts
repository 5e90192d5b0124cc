import { Injectable } from '@nestjs/common';
import { type Suggestion, type SuggestionKind, Suggestions } from '../../ports/suggestions.js';
import { CurrentModel } from './model/current-model.js';

@Injectable()
export class FtsSuggestions extends Suggestions {
  constructor(private readonly models: CurrentModel) {
    super();
  }

  async suggest(
    prefix: string,
    kinds: readonly SuggestionKind[],
    limit: number,
  ): Promise<readonly Suggestion[]> {
    return this.models.with(async (model) => (await model.completing()).complete(prefix, kinds, limit));
  }
}
