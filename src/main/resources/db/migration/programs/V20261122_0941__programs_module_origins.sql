-- What a lesson gives along is chosen by the folder its module was copied from.
create or replace view programs.v_modules with (security_invoker = true) as
select module.organization_id, module.id as module_id, module.curriculum_id, curriculum.program_id, module.title,
       module.modality, module.place, module.about, module.origin
  from programs.module
  join programs.curriculum
    on curriculum.organization_id = module.organization_id and curriculum.id = module.curriculum_id;
