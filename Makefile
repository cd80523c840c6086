# Every command of the project. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TO_RUN := $(VENV)/.run
TO_DEV := $(VENV)/.dev
export PYTHONDONTWRITEBYTECODE :=
export STAGE
OPERATE = $(BIN)/python -m infra.operate
quoted = '$(subst ','\'',$(1))'
arg = $(if $($(1)),--$(2)=$(call quoted,$($(1))))

.DEFAULT_GOAL := help
.PHONY: help setup run test smoke check bench eval gallery soak lint docs pr stop resume admit forms team knowledge reps retire reinstate remove-demo runs held release suppress suppressed unsuppress replay package deploy rollback live draft-only redrive migrate refill scale

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(TO_RUN) ## create the virtual environment and fetch the local database

# What runs is installed first and alone; what tests and checks it when it is first used.
$(TO_RUN): requirements.txt requirements-local.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=python3.x")'
	@$(PYTHON) -m infra.setup run
	@touch $(TO_RUN)

$(TO_DEV): $(TO_RUN) requirements-dev.txt
	@$(PYTHON) -m infra.setup dev
	@touch $(TO_DEV)

run: $(TO_RUN) ## serve everything on http://127.0.0.1:8000 (PORT=...)
	@exec $(BIN)/python -m infra.local run

test: $(TO_DEV) ## run every test that needs no account
	@$(BIN)/python -m pytest -n 3 $(TESTS)

smoke: $(TO_RUN) ## send one submission through and watch the 13 steps
	@$(BIN)/python -m infra.local smoke

check: $(TO_RUN) ## check every service: [STAGE=prod]
	@$(OPERATE) check

bench: $(TO_DEV) ## measure the figures of the design
	@$(BIN)/python -m bench

gallery: $(TO_DEV) ## write every letter of a set of leads beside its lead in .local/gallery.html: [LEADS=leads.jsonl KNOWLEDGE=folder]
	@$(BIN)/python -m evals.gallery $(if $(LEADS),$(call quoted,$(LEADS)) $(call quoted,$(KNOWLEDGE)))

soak: $(TO_DEV) ## 10,000 submissions with random kills and faults
	@$(BIN)/python -m bench.soak

eval: $(TO_DEV) ## grade reading and writing against the last release: [PARTS="reading times"] [KEEP=1]
	@$(BIN)/python -m evals $(PARTS) $(if $(KEEP),--keep)

lint: $(TO_DEV) ## style, types, and the import rules
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

docs: $(TO_DEV) ## write the tables and the picture in docs/ from the code
	@$(BIN)/python -m infra.docs

pr: lint test ## run everything that a change must pass

stop: $(TO_RUN) ## stop all writes to HubSpot and Google, drafts included: WHY="..." [STAGE=prod]
	@$(OPERATE) stop $(call arg,WHY,why)

resume: $(TO_RUN) ## end the stop: [WHY="..."] [STAGE=prod]
	@$(OPERATE) resume $(call arg,WHY,why)

admit: $(TO_RUN) ## admit a form or change it: PORTAL=... FORM=... [FORM_NAME=] [POOL=rep,rep] [FOLDERS=id,id] [INDUSTRY=] [STAGE=prod]
	@$(OPERATE) admit --portal $(call quoted,$(PORTAL)) --form $(call quoted,$(FORM)) $(call arg,FORM_NAME,name) $(call arg,POOL,pool) $(call arg,FOLDERS,folders) $(call arg,INDUSTRY,industry) $(call arg,WHY,why)

forms: $(TO_RUN) ## list the forms: [STAGE=prod]
	@$(OPERATE) forms

team: $(TO_RUN) ## update reps and forms from a JSON file: FILE=docs/team.example.json [DRY=1] [STAGE=prod]
	@$(OPERATE) team --file $(call quoted,$(FILE)) $(if $(DRY),--dry-run) $(call arg,WHY,why)

knowledge: $(TO_RUN) ## load approved answers from a folder: DIR=docs/knowledge.example [DRY=1] [STAGE=prod]
	@$(OPERATE) knowledge --dir $(call quoted,$(DIR)) $(if $(DRY),--dry-run) $(call arg,WHY,why)

reps: $(TO_RUN) ## list the reps: [STAGE=prod]
	@$(OPERATE) reps

retire: $(TO_RUN) ## stop sending leads to a rep, or stop answering a form: REP=... or PORTAL=... FORM=... [STAGE=prod]
	@$(OPERATE) retire $(call arg,REP,rep) $(call arg,PORTAL,portal) $(call arg,FORM,form) $(call arg,WHY,why)

reinstate: $(TO_RUN) ## bring a retired rep back: REP=... [STAGE=prod]
	@$(OPERATE) reinstate --rep $(call quoted,$(REP)) $(call arg,WHY,why)

remove-demo: $(TO_RUN) ## remove the demo's reps and form, once your own are there: [STAGE=prod]
	@$(OPERATE) remove-demo $(call arg,WHY,why)

runs: $(TO_RUN) ## list the newest runs with their ids: [STATUS=parked] [STAGE=prod]
	@$(OPERATE) runs $(call arg,STATUS,status)

held: $(TO_RUN) ## list held actions, and what releasing each would do: [STAGE=prod]
	@$(OPERATE) held

release: $(TO_RUN) ## perform held actions: KEY=..., or RUN=... [YES=1]; [WHY="..."] [STAGE=prod]
	@$(OPERATE) release $(call arg,KEY,key) $(call arg,RUN,run) $(if $(YES),--yes) $(call arg,WHY,why)

suppress: $(TO_RUN) ## never write to an address or a domain: ADDRESS=... or DOMAIN=..., WHY="..." [STAGE=prod]
	@$(OPERATE) suppress $(call arg,ADDRESS,address) $(call arg,DOMAIN,domain) $(call arg,WHY,why)

suppressed: $(TO_RUN) ## look up whether an address or a domain is suppressed: ADDRESS=... or DOMAIN=... [STAGE=prod]
	@$(OPERATE) suppressed $(call arg,ADDRESS,address) $(call arg,DOMAIN,domain)

unsuppress: $(TO_RUN) ## lift a suppression: ADDRESS=... or DOMAIN=..., WHY="..." [STAGE=prod]
	@$(OPERATE) unsuppress $(call arg,ADDRESS,address) $(call arg,DOMAIN,domain) $(call arg,WHY,why)

replay: $(TO_RUN) ## resume parked or rejected runs: RUN=... [FROM=step], or ALL=parked [SINCE=2h] [CODE=] [REASON=] [YES=1] [STAGE=prod]
	@$(OPERATE) replay $(call arg,RUN,run) $(call arg,FROM,from-step) $(call arg,ALL,all) $(call arg,SINCE,since) $(call arg,CODE,code) $(call arg,REASON,reason) $(call arg,PER_MINUTE,per-minute) $(if $(YES),--yes) $(call arg,WHY,why)

package: $(TO_RUN) ## build the deployment package: STAGE=... [ARCH=arm64]
	@$(BIN)/python -m infra.aws package --stage $(STAGE) $(if $(ARCH),--architecture $(ARCH))

deploy: package ## build and deploy a stage: STAGE=... [YES=1] [EMAIL=...]
	@$(BIN)/python -m infra.aws deploy --stage $(STAGE) $(if $(YES),--yes) $(if $(EMAIL),--alarm-email $(EMAIL))

rollback: $(TO_RUN) ## go back to the previous release: STAGE=... [TO=...]
	@$(BIN)/python -m infra.aws rollback --stage $(STAGE) $(if $(TO),--to $(TO)) $(if $(YES),--yes)

live: $(TO_RUN) ## turn DRAFT_ONLY off, after listing what will start: STAGE=...
	@$(BIN)/python -m infra.aws live --stage $(STAGE)

draft-only: $(TO_RUN) ## turn DRAFT_ONLY on in a stage: STAGE=...
	@$(BIN)/python -m infra.aws draft-only --stage $(STAGE)

redrive: $(TO_RUN) ## move dead-letter messages back to the queue: [STAGE=prod]
	@$(if $(STAGE),$(BIN)/python -m infra.aws redrive --stage $(STAGE),$(BIN)/python -m infra.local redrive)

migrate: $(TO_RUN) ## rewrite stored records of earlier versions: STAGE=... [DRY=1] [PER_SECOND=50]
	@$(BIN)/python -m infra.aws migrate --stage $(STAGE) $(if $(DRY),--dry-run) $(if $(PER_SECOND),--per-second $(PER_SECOND))

refill: $(TO_RUN) ## copy a restored backup into a stage's tables: STAGE=... [STATE=table] [AUDIT=table]
	@$(BIN)/python -m infra.aws refill --stage $(STAGE) --state "$(STATE)" --audit "$(AUDIT)"

scale: $(TO_DEV) ## 1,000 leads a minute and bursts of 100,000, on paper, from measured operations
	@$(BIN)/python -m bench.scale
