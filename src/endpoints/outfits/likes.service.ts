import { Injectable } from '@nestjs/common';
import { Likes } from '../../ports/likes.js';
import { OutfitsService, unknownOutfit } from './outfits.service.js';

/** Liking what one may see. */
@Injectable()
export class LikesService {
  constructor(
    private readonly likes: Likes,
    private readonly outfits: OutfitsService,
  ) {}

  async get(id: string, person: string) {
    const { likeCount } = await this.outfits.visible(id, person);
    return { likedByMe: (await this.likes.among([id], person)).has(id), likeCount };
  }

  /** `position` is absent where it was so before. */
  async set(id: string, person: string, wanted: boolean) {
    await this.outfits.visible(id, person);
    const state = await this.likes.set(id, person, wanted);
    if (!state) throw unknownOutfit(id);
    const { liked, likeCount, position } = state;
    return { likedByMe: liked, likeCount, position };
  }
}
