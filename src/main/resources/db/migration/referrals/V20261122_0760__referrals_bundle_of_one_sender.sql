-- The same bytes from two senders are two referrals: the second sender would else learn that somebody else had sent
-- them. Staff see the two as a possible match.
alter table referrals.bundle drop constraint bundle_organization_id_sha256_key;
alter table referrals.bundle add unique (organization_id, sha256, sender);
