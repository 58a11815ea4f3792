-- Where a group meets by video. Shown to somebody due, after they said where they are (CARE 8).
alter table programs.place add column video_link text check (video_link ~ '^https://[^\s]+$');

create or replace view programs.v_places with (security_invoker = true) as
select organization_id, id as place_id, name, address_line, city, state, postal_code, published, video_link
  from programs.place;
