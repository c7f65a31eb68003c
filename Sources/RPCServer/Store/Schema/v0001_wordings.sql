-- What students are first shown when they are asked to agree. The hash is the SHA-256 of the text.

insert into consent_wording (purpose, version, from_date, text, sha256) values
('internal_referral', '1', '2025-08-01',
 'I agree that the university passes the parts named here, from my meetings with my tutor, to the service named here, so that it can offer me support. Nothing else is passed on. I need not agree, and nothing is held against me if I do not. I may withdraw at any time, with my tutor or in my own session: what the service has not accepted by then is not passed on, and a service that has accepted it is told. Somebody''s safety, or the law, can require a person to pass something on without my agreement; I am normally told.',
 x'881dc984bf8921c881d499c3df999fcad5e59df02d99bde2d86ed84fed4a69f6');
