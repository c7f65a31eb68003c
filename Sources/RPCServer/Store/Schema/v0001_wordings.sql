-- What students are first shown when they are asked to agree. The hash is the SHA-256 of the text.

insert into consent_wording (purpose, version, from_date, text, sha256) values
('internal_referral', '1', '2025-08-01',
 'I agree that the university passes the parts named here, from my meetings with my tutor, to the service named here, so that it can offer me support. Nothing else is passed on. I need not agree, and nothing is held against me if I do not. I may withdraw at any time, with my tutor or in my own session: what the service has not accepted by then is not passed on, and a service that has accepted it is told. Somebody''s safety, or the law, can require a person to pass something on without my agreement; I am normally told.',
 x'881dc984bf8921c881d499c3df999fcad5e59df02d99bde2d86ed84fed4a69f6'),
('wellbeing_support', '1', '2025-08-01',
 'I agree that Student Life and Wellbeing keeps what I tell about my health, my life and other sensitive matters, so that it can support me. Only the people who work on my case read it, and each reading is recorded. I need not agree, and nothing is held against me if I do not; the support that can be given may then be limited. I may withdraw at any time, in my own session or with my practitioner: from then on what was kept on my agreement alone is used no longer, unless a person records another lawful reason.',
 x'ef508eb45eb98daad67893a75356951f7338fa75faf6e938c43966e853d28a4d'),
('adjustments', '1', '2025-08-01',
 'I agree that the university tells those who teach me, and my personal tutor, which adjustments I need. They are told what to do and not why: no diagnosis and nothing else of my case. I need not agree. I may withdraw at any time, in my own session or with my practitioner; from then on they are no longer shown.',
 x'2ff750e499701f1c89caf99c95e55b34a59cd8c733e10e9ee42c094bad9517d3'),
('outside_information', '1', '2025-08-01',
 'I agree that the person or organisation who cares for or supports me may tell Student Life and Wellbeing what it needs to know to support me. I need not agree. I may withdraw at any time, in my own session or with my practitioner: from then on nothing more is taken from them.',
 x'5e600dccddcc47e1c6117b196191ec4af8f3e574209d70c41c3f82c6e22b3fee');
